package io.coldtrail.sql;

import org.antlr.v4.runtime.ParserRuleContext;

/** Brings one kind of expression to DuckDB, or refuses it. */
@FunctionalInterface
interface ExpressionRule<C extends ParserRuleContext> {
    Typed translate(C node, Scope scope, Translating query);
}
