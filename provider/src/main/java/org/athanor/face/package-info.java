/**
 * The native face: {@link org.athanor.Session}, {@link org.athanor.SessionFactory} and their kin over the engine's session.
 * Decides nothing; what a verb does stands in {@code session}. Knows no entity manager: the factory is told how one is made.
 * Read {@link org.athanor.face.NativeSession}.
 */
package org.athanor.face;
