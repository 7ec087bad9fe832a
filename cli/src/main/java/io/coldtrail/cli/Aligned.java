package io.coldtrail.cli;

import io.coldtrail.query.format.VisibleText;
import java.util.List;

/** Small tables of our own, all of whose rows are at hand. */
final class Aligned {
    private Aligned() {}

    /**
     * Rows with their columns lined up, the first row being the header.
     *
     * @param firstNumber index of the first column that lines up on the right
     */
    static String text(List<List<String>> rows, int firstNumber) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], VisibleText.width(VisibleText.of(row.get(i))));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = VisibleText.of(row.get(i));
                String padding = " ".repeat(widths[i] - VisibleText.width(cell));
                line.append(i == 0 ? "" : "  ").append(i < firstNumber ? cell + padding : padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
