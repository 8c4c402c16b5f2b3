/**
 * The tables of {@code users} mapped anew, so that addresses are deleted with their user; and posts with keywords. Start with
 * {@link org.athanor.samples.tutorial.blog.BlogPost}.
 */
package org.athanor.samples.tutorial.blog;
