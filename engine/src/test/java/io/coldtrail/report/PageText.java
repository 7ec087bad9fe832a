package io.coldtrail.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A report, read by the XML parser of the JDK: the page is strict enough for it, but for what scripts and styles hold. */
final class PageText {
    private static final Pattern RAW =
            Pattern.compile("(<(?:script|style)[^>]*>).*?(</(?:script|style)>)", Pattern.DOTALL);

    private final Document document;

    PageText(String html) {
        String xml = RAW.matcher(html.replaceFirst("^<!doctype html>", "")).replaceAll("$1$2");
        // The policy's element is the one that is written for HTML alone.
        xml = xml.replaceFirst("(<meta http-equiv=\"[^>]*[^/])>", "$1/>");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    /** All elements, in their order. */
    List<Element> elements() {
        return elements(any -> true);
    }

    List<Element> elements(Predicate<Element> wanted) {
        NodeList nodes = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (wanted.test((Element) nodes.item(i))) {
                elements.add((Element) nodes.item(i));
            }
        }
        return elements;
    }

    /** The element with an id. */
    Element byId(String id) {
        return elements(element -> element.getAttribute("id").equals(id)).get(0);
    }

    /** The rows of the table that follows a heading, cells as texts. */
    List<List<String>> tableAfter(String heading) {
        List<Element> all = elements();
        int at = 0;
        while (!(all.get(at).getTagName().matches("h2|h3")
                && all.get(at).getTextContent().equals(heading))) {
            at++;
        }
        while (!all.get(at).getTagName().equals("tbody")) {
            at++;
        }
        List<List<String>> rows = new ArrayList<>();
        NodeList lines = all.get(at).getElementsByTagName("tr");
        for (int i = 0; i < lines.getLength(); i++) {
            NodeList cells = ((Element) lines.item(i)).getElementsByTagName("td");
            List<String> row = new ArrayList<>();
            for (int j = 0; j < cells.getLength(); j++) {
                row.add(cells.item(j).getTextContent());
            }
            rows.add(row);
        }
        return rows;
    }
}
