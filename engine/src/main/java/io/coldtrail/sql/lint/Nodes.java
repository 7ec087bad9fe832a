package io.coldtrail.sql.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** A parse tree with the places of its nodes in the text. */
final class Nodes {
    private final String sql;
    private final Lines lines;
    private final ParserRuleContext root;

    Nodes(String sql, ParserRuleContext root) {
        this.sql = sql;
        this.lines = new Lines(sql);
        this.root = root;
    }

    int start(ParserRuleContext node) {
        return start(node.getStart());
    }

    int start(Token token) {
        return lines.offset(token.getStartIndex());
    }

    int end(ParserRuleContext node) {
        return end(node.getStop());
    }

    int end(Token token) {
        return lines.offset(token.getStopIndex() + 1);
    }

    String text(ParserRuleContext node) {
        return sql.substring(start(node), end(node));
    }

    String sql() {
        return sql;
    }

    /** All nodes of a kind in the order of the text, those within others after them. */
    <N extends ParserRuleContext> List<N> all(Class<N> kind) {
        return all(root, kind);
    }

    static <N extends ParserRuleContext> List<N> all(ParserRuleContext root, Class<N> kind) {
        List<N> found = new ArrayList<>();
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
            for (int i = node.getChildCount() - 1; i >= 0; i--) {
                open.push(node.getChild(i));
            }
        }
        return found;
    }

    /** The innermost node that begins at a place. */
    @Nullable
    ParserRuleContext innermostAt(int offset) {
        ParserRuleContext found = null;
        for (ParserRuleContext node : all(ParserRuleContext.class)) {
            if (node.getStop() != null && start(node) == offset) {
                found = node;
            }
        }
        return found;
    }

    /** The nearest node of a kind around a node, the node itself being the first that is looked at. */
    static <N> @Nullable N around(@Nullable ParserRuleContext node, Class<N> kind) {
        ParserRuleContext here = node;
        while (here != null && !kind.isInstance(here)) {
            here = here.getParent();
        }
        return here == null ? null : kind.cast(here);
    }
}
