/**
 * The only package that touches user classes: generated access to their attributes, snapshots, references (lazy to-one),
 * tracked collections, callbacks. Knows mappings, but no SQL, no connection and no persistence context; whoever loads
 * stands behind {@link org.athanor.instrument.CollectionLoader} and {@link org.athanor.instrument.ReferenceLoader}. Read
 * {@link org.athanor.instrument.EntityAccess} first, then {@link org.athanor.instrument.Accesses}.
 */
package org.athanor.instrument;
