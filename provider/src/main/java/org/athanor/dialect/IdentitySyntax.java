package org.athanor.dialect;

/**
 * How an identity column is declared.
 *
 * @param type the type in place of the column's own, or an empty text
 * @param suffix what follows the type
 * @param declaresPrimaryKey the suffix makes the column the primary key, so the table says nothing more about its key
 */
public record IdentitySyntax(String type, String suffix, boolean declaresPrimaryKey) {}
