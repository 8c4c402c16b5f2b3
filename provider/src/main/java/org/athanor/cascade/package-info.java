/**
 * Walks relationships for each cascade and finds orphans. Says which instances an operation reaches, not what it does to
 * them: that is a {@link org.athanor.cascade.CascadeStep} of whoever walks. Knows no SQL and no session. Read
 * {@link org.athanor.cascade.Cascades}.
 */
package org.athanor.cascade;
