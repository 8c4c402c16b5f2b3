/**
 * SQLAlchemy's object relational tutorial, walked through in Java in its own order, with the SQL of each step; and a small page
 * on artists and albums. Start with {@link org.athanor.samples.tutorial.Tutorial}.
 */
package org.athanor.samples.tutorial;
