/** Entities of a package that declares their generator. */
@SequenceGenerator(sequenceName = "OF_PACKAGE", allocationSize = 7)
package org.athanor.mapping.bind.packaged;

import jakarta.persistence.SequenceGenerator;
