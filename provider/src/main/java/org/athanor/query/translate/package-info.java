/**
 * The semantic tree to an SQL tree and to a plan of the result: {@link org.athanor.query.translate.Translator} is the way
 * in, with a translator a family of nodes behind it ({@code FromTranslator}, {@code PathTranslator}, {@code
 * ConditionTranslator} …). Knows no query language, no database and no parameters' values. Read {@code Translator}, then
 * {@code QueryScope} and {@code Term}.
 */
package org.athanor.query.translate;
