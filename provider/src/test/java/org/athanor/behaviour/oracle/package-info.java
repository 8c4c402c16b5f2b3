/** What SQLAlchemy was recorded to do, asked of native sessions: each test carries the id of the scenario it follows. */
package org.athanor.behaviour.oracle;
