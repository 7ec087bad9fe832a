package io.coldtrail.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void nothingOfTextIsMarkup() {
        assertThat(written("</td><script>alert(1)</script>&amp;"))
                .isEqualTo("<p title=\"&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\">"
                        + "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</p>");
        assertThat(written("\" onload='x' `y`"))
                .isEqualTo(
                        "<p title=\"&quot; onload=&#39;x&#39; &#96;y&#96;\">&quot; onload=&#39;x&#39; &#96;y&#96;</p>");
    }

    @Test
    void whatWouldActIsShown() {
        assertThat(written("\u001b[2J\u202egnp\u2028\u0000\r\n\ud800"))
                .isEqualTo("<p title=\"\\u001b[2J\\u202egnp\\u2028\\u0000\\r\\n\\ud800\">"
                        + "\\u001b[2J\\u202egnp\\u2028\\u0000\\r\\n\\ud800</p>");
        assertThat(written("\ud83d\udd11")).contains(">\ud83d\udd11<");
    }

    @Test
    void linesStayLines() {
        StringWriter out = new StringWriter();
        new Html(out, Redaction.NONE).open("pre").lines("select 1 -- <\nfrom t").close();
        assertThat(out.toString()).isEqualTo("<pre>select 1 -- &lt;\nfrom t</pre>");
    }

    private static String written(String text) {
        StringWriter out = new StringWriter();
        new Html(out, Redaction.NONE).element("p", text, "title", text);
        return out.toString();
    }
}
