package org.athanor.query.jpql;

/** The kinds of tokens. Words are told apart by their text, as none is reserved everywhere. */
enum TokenKind {
    WORD("a name"),
    STRING("a text in quotes"),
    NUMBER("a number"),
    NAMED_PARAMETER("a parameter"),
    POSITIONAL_PARAMETER("a parameter"),
    DOT("'.'"),
    COMMA("','"),
    OPEN("'('"),
    CLOSE("')'"),
    OPEN_BRACE("'{'"),
    CLOSE_BRACE("'}'"),
    EQ("'='"),
    NE("'<>'"),
    LT("'<'"),
    LE("'<='"),
    GT("'>'"),
    GE("'>='"),
    PLUS("'+'"),
    MINUS("'-'"),
    STAR("'*'"),
    SLASH("'/'"),
    CONCAT("'||'"),
    END("the end of the query");

    private final String description;

    TokenKind(String description) {
        this.description = description;
    }

    @Override
    public String toString() {
        return description;
    }
}
