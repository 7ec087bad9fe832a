package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.BoundedFrameContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FrameBoundContext;
import io.trino.grammar.sql.SqlBaseParser.FrameExtentContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.OverContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.UnboundedFrameContext;
import io.trino.grammar.sql.SqlBaseParser.WindowDefinitionContext;
import io.trino.grammar.sql.SqlBaseParser.WindowFrameContext;
import io.trino.grammar.sql.SqlBaseParser.WindowSpecificationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.jspecify.annotations.Nullable;

/**
 * OVER and WINDOW. Where a window leaves open which of two rows comes first, and the function can tell, the rows' places
 * in the evidence decide; nowhere do these change which rows are peers for a function that asks.
 */
final class WindowRules {
    /** They number rows, or look at the rows before and after, and ask for no peers. */
    private static final Set<String> POSITIONS = Set.of("row_number", "ntile", "lag", "lead");

    /** They ask for peers alone, so that the order within those is nothing to them. */
    private static final Set<String> RANKS = Set.of("rank", "dense_rank", "percent_rank", "cume_dist");

    private static final Set<String> VALUES = Set.of("first_value", "last_value", "nth_value");

    private WindowRules() {}

    /** What becomes of a window for one function. */
    private enum Keys {
        NONE,
        /** The order goes on with the rows' own keys. */
        ORDER,
        /** So it does, and the frame is the whole partition still. */
        ORDER_OF_ALL
    }

    /** Whether the rows' own keys decide something about a call. */
    static boolean takesKeys(FunctionCallContext call) {
        return call.over() != null && (keys(call, specification(call.over())) != Keys.NONE || asksWithinFrame(call));
    }

    /** Whether a call takes one of the rows of a frame by its place, where peers are all in the frame or all out of it. */
    private static boolean asksWithinFrame(FunctionCallContext call) {
        return VALUES.contains(Identifiers.parts(call.qualifiedName()).get(0)) && hasPeers(call);
    }

    /** Whether the window of a call is such that its order, as it is written, is all that there is. */
    private static boolean hasPeers(FunctionCallContext call) {
        @Nullable WindowSpecificationContext window = specification(call.over());
        return window != null && window.existingWindowName == null && keys(call, window) == Keys.NONE;
    }

    /**
     * The order of the rows within the frame of a call, for its arguments: that of the window, then the rows' own keys.
     * The window itself cannot have those where peers count. None where they do not.
     */
    static List<String> orderWithinFrame(FunctionCallContext call, Scope scope, Translating query) {
        WindowSpecificationContext window = specification(call.over());
        if (window == null || !hasPeers(call)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(SortRules.keys(window.sortItem(), scope, query));
        keys.addAll(query.rowKeys());
        return keys;
    }

    static String over(FunctionCallContext call, Scope scope, Translating query) {
        OverContext node = call.over();
        @Nullable WindowSpecificationContext window = specification(node);
        Keys keys = keys(call, window);
        List<String> rowKeys = keys == Keys.NONE ? List.of() : query.rowKeys();
        if (window == null || (node.windowName != null && rowKeys.isEmpty())) {
            return Splice.of(node)
                    .replace(node.windowName, Identifiers.render(node.windowName))
                    .text();
        }
        Splice text = Splice.of(window);
        window(window, text, scope, query);
        String inside = window.getStop() == null
                        || window.getStart().getStartIndex() > window.getStop().getStopIndex()
                ? ""
                : text.text();
        if (rowKeys.isEmpty()) {
            return "over (" + inside + ")";
        }
        return "over (" + ordered(window, inside, keys, rowKeys, scope, query) + ")";
    }

    private static String ordered(
            WindowSpecificationContext node,
            String inside,
            Keys keys,
            List<String> rowKeys,
            Scope scope,
            Translating query) {
        String added = String.join(", ", rowKeys);
        if (!node.sortItem().isEmpty()) {
            Splice text = Splice.of(node);
            window(node, text, scope, query);
            text.insertAfter(node.sortItem(node.sortItem().size() - 1), ", " + added);
            return text.text();
        }
        String order = (inside.isEmpty() ? "" : " ") + "ORDER BY " + added;
        if (node.windowFrame() != null) {
            Splice text = Splice.of(node);
            window(node, text, scope, query);
            return text.replace(node.windowFrame(), order.strip() + " " + frameText(node, scope, query))
                    .text();
        }
        return inside
                + order
                + (keys == Keys.ORDER_OF_ALL ? " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING" : "");
    }

    private static String frameText(WindowSpecificationContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node.windowFrame());
        frame(node.windowFrame(), text, scope, query);
        return text.text();
    }

    private static Keys keys(FunctionCallContext call, @Nullable WindowSpecificationContext window) {
        String name = Identifiers.parts(call.qualifiedName()).get(0);
        if (window == null || window.existingWindowName != null || RANKS.contains(name)) {
            return Keys.NONE;
        }
        if (POSITIONS.contains(name)) {
            return Keys.ORDER;
        }
        @Nullable
        FrameExtentContext frame =
                window.windowFrame() == null ? null : window.windowFrame().frameExtent();
        if (frame != null && frame.ROWS() != null) {
            return Keys.ORDER;
        }
        if (!VALUES.contains(name)) {
            return Keys.NONE;
        }
        if (window.sortItem().isEmpty()) {
            return frame == null ? Keys.ORDER_OF_ALL : Keys.NONE;
        }
        boolean fromStart = frame == null || (frame.RANGE() != null && frame.start instanceof UnboundedFrameContext);
        return name.equals("first_value") && fromStart ? Keys.ORDER : Keys.NONE;
    }

    /** The window that is written out, here or under its name in the query around; null where there is none. */
    static @Nullable WindowSpecificationContext specification(OverContext node) {
        if (node.windowSpecification() != null) {
            return node.windowSpecification();
        }
        String name = Identifiers.name(node.windowName);
        for (RuleContext around = node; around != null; around = around.getParent()) {
            if (around instanceof QuerySpecificationContext select) {
                Optional<WindowDefinitionContext> named = select.windowDefinition().stream()
                        .filter(window -> Identifiers.name(window.name).equals(name))
                        .findFirst();
                return named.map(WindowDefinitionContext::windowSpecification).orElse(null);
            }
        }
        return null;
    }

    static void window(WindowSpecificationContext node, Splice text, Scope scope, Translating query) {
        if (node.existingWindowName != null) {
            text.replace(node.existingWindowName, Identifiers.render(node.existingWindowName));
        }
        for (ExpressionContext key : node.partition) {
            text.replace(key, SortRules.partitionKey(key, scope, query));
        }
        SortRules.sortItems(node.sortItem(), text, scope, query);
        if (node.windowFrame() != null) {
            frame(node.windowFrame(), text, scope, query);
        }
    }

    private static void frame(WindowFrameContext node, Splice text, Scope scope, Translating query) {
        if (node.getChildCount() != 1) {
            throw SqlProblems.refused(node, "row patterns in a window", "They are not supported yet.");
        }
        for (FrameBoundContext bound : node.frameExtent().frameBound()) {
            if (bound instanceof BoundedFrameContext bounded) {
                bound(bounded.expression(), node.frameExtent(), text, scope, query);
            }
        }
    }

    private static void bound(
            ExpressionContext node, FrameExtentContext frame, Splice text, Scope scope, Translating query) {
        Typed value = query.expression(node, scope);
        boolean fits = frame.RANGE() != null
                ? Types.isNumber(value.type()) || Types.isInterval(value.type())
                : Types.isInteger(value.type());
        if (!fits) {
            throw SqlProblems.type(
                    node,
                    "a window's frame cannot begin or end at " + value.type().athenaName(),
                    frame.RANGE() != null ? "RANGE takes a number or an interval." : "ROWS takes a whole number.");
        }
        boolean literal = node.getText().matches("\\d+(\\.\\d+)?") || Types.isInterval(value.type());
        if (!literal) {
            throw SqlProblems.refused(node, "a frame that is not written down as a number", "Write a plain number.");
        }
        text.replace(node, value.sql());
    }
}
