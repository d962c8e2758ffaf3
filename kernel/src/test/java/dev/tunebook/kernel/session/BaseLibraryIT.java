package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BaseLibraryIT {
    private static final String LIBRARY = "dev.tunebook.kernel.jjava.SampleLibrary";

    @Test
    void showsAndRunsWhatALibraryOfTheBaseBrings() throws IOException {
        try (KernelSession kernel = KernelSession.start()) {
            assertThat(html(kernel.run("new " + LIBRARY + ".Money(5)"))).isEqualTo("<i>5</i>");
            assertThat(html(kernel.run("new " + LIBRARY + ".Badge()"))).isEqualTo("<b>badge</b>");
            kernel.run("%shout hello there").says("result hello there!");
            kernel.run("\"plain\"").says("result plain");
        }
    }

    private static String html(Exchange cell) {
        return cell.heard().stream()
                .filter(each -> each.type().equals("execute_result"))
                .findFirst()
                .orElseThrow()
                .content()
                .getAsJsonObject("data")
                .get("text/html")
                .getAsString();
    }
}
