package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.runs.Evaluation;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmlunit.BrowserVersion;
import org.htmlunit.MockWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlDetails;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.htmlunit.html.HtmlTableCell;
import org.htmlunit.html.HtmlTableRow;
import org.htmlunit.javascript.host.event.KeyboardEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reader's clicks do, in a browser that has no screen and a network that has nothing but the page. */
class ClickedPageTest {
    /** Averages below the classes. */
    private static final int SUMS = 3;

    private final WebClient browser = new WebClient(BrowserVersion.CHROME);
    private final MockWebConnection network = new MockWebConnection();

    @AfterEach
    void fetchedNothingButThePage() {
        assertThat(network.getRequestCount()).isEqualTo(1);
        browser.close();
    }

    private HtmlPage open(String html) throws IOException {
        URL address = new URL("http://127.0.0.1/page");
        network.setResponse(
                address,
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + html + "</body></html>",
                "text/html",
                StandardCharsets.UTF_8);
        browser.setWebConnection(network);
        return browser.getPage(address);
    }

    private static HtmlTableCell head(HtmlTable table, int column) {
        return table.getHeader().getRows().get(0).getCell(column);
    }

    /** A column of the body, from the top down. */
    private static List<String> column(HtmlTable table, int column) {
        List<String> texts = new ArrayList<>();
        for (HtmlTableRow row : table.getBodies().get(0).getRows()) {
            texts.add(row.getCell(column).getTextContent());
        }
        return texts;
    }

    private HtmlTable small() throws IOException {
        Table table = new Table("lr", "name", "value").sortable();
        table.row("pear", "1,204").row("Apple", "–").row("fig", "< 0.001").row("date", "35.5 %");
        table.row("cherry", "").row("banana", "-2").styled("sum", "all", "7");
        HtmlPage page = open(new Page("Fruit", "").html(table.html()).toString());
        return page.querySelector("table.sort");
    }

    @Test
    void sortsNumbersByTheirSizeAndLeavesSumsAtTheEnd() throws IOException {
        HtmlTable table = small();
        head(table, 1).click();
        assertThat(head(table, 1).getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(column(table, 1)).containsExactly("-2", "< 0.001", "35.5 %", "1,204", "–", "", "7");
        assertThat(column(table, 0)).startsWith("banana", "fig").endsWith("all");
        head(table, 1).click();
        assertThat(head(table, 1).getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(column(table, 1)).containsExactly("1,204", "35.5 %", "< 0.001", "-2", "–", "", "7");
    }

    @Test
    void sortsTextsWhateverTheirCaseByTheKeyboardToo() throws IOException {
        HtmlTable table = small();
        head(table, 1).click();
        head(table, 0).focus();
        head(table, 0).type(KeyboardEvent.DOM_VK_RETURN);
        assertThat(column(table, 0)).containsExactly("Apple", "banana", "cherry", "date", "fig", "pear", "all");
        assertThat(head(table, 1).hasAttribute("aria-sort")).isFalse();
    }

    /** The whole page of an evaluation of 77 classes: its classes by F1, and what is folded away. */
    @Test
    void anEvaluationSortsAndIsFolded() throws IOException {
        Evaluation evaluation = Samples.evaluation(77, 3_080);
        HtmlPage page = open(new EvaluationView().html(evaluation));
        HtmlTable classes = page.querySelector("table.sort");
        int f1 = texts(classes.getHeader().getRows().get(0)).indexOf("F1");
        head(classes, f1).click();
        List<Double> sorted = classes.getBodies().get(0).getRows().stream()
                .filter(row -> !row.getAttribute("class").contains("sum"))
                .map(row -> Double.parseDouble(row.getCell(f1).getTextContent()))
                .toList();
        assertThat(sorted).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(sorted.get(0)).isLessThan(sorted.get(sorted.size() - 1));
        assertThat(column(classes, 0)).endsWith("macro avg", "weighted avg");
        List<HtmlDetails> folded = page.getByXPath("//details");
        assertThat(folded).isNotEmpty().allSatisfy(each -> {
            assertThat(each.isOpen()).as("folded at first").isFalse();
            assertThat(each.getFirstElementChild().getTagName())
                    .as("what any browser unfolds it by")
                    .isEqualTo("summary");
        });
    }

    private static List<String> texts(HtmlTableRow row) {
        return row.getCells().stream().map(DomElement::getTextContent).toList();
    }
}
