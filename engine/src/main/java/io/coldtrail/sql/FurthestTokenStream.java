package io.coldtrail.sql;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * Remembers the furthest token that was looked at. The parser reads ahead to choose between alternatives; where none
 * fits it complains about the place where it began to read, while the mistake is where it stopped.
 */
final class FurthestTokenStream extends CommonTokenStream {
    private int furthest = -1;

    FurthestTokenStream(TokenSource source) {
        super(source);
    }

    @Override
    public int LA(int offset) {
        LT(offset);
        return super.LA(offset);
    }

    @Override
    public Token LT(int offset) {
        Token token = super.LT(offset);
        if (token != null && offset > 0) {
            furthest = Math.max(furthest, token.getTokenIndex());
        }
        return token;
    }

    /** The furthest token on which a decision was made. */
    Token furthest() {
        return get(furthest);
    }
}
