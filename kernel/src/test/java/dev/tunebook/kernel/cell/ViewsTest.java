package dev.tunebook.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private final Views views = new Views();

    @Test
    void showsTextWhereThereIsNoView() {
        assertThat(views.show(3).data()).isEqualTo(Map.of("text/plain", "3"));
        assertThat(views.show(new int[][] {{1}, {2, 3}}).data()).isEqualTo(Map.of("text/plain", "[[1], [2, 3]]"));
    }

    @Test
    void prefersTheNearestSupertype() {
        views.add(Object.class, value -> MimeBundle.text("object"));
        views.add(Collection.class, value -> MimeBundle.text("collection"));
        views.add(List.class, value -> MimeBundle.text("list"));
        assertThat(text(new ArrayList<>())).isEqualTo("list");
        assertThat(text(java.util.Set.of())).isEqualTo("collection");
        assertThat(text("a")).isEqualTo("object");
    }

    @Test
    void addsTextToAViewWithoutAny() {
        views.add(String.class, value -> new MimeBundle(Map.of("text/html", "<b>")));
        assertThat(views.show("a").data()).isEqualTo(Map.of("text/html", "<b>", "text/plain", "a"));
    }

    @Test
    void passesABundleThrough() {
        MimeBundle bundle = MimeBundle.of("a", "<b>");
        assertThat(views.show(bundle)).isSameAs(bundle);
    }

    private String text(Object value) {
        return views.show(value).data().get("text/plain");
    }
}
