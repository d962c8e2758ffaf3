package dev.tunebook.engine.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteFileTest {
    @Test
    void readsEveryKind() {
        Suite suite = SuiteFile.parse("a.yaml", """
                suite: tickets
                tests:
                  - name: plain refunds
                    kind: minimum
                    label: refund
                    texts: ["money back for the {item} from {place}", "refund"]
                    words: {item: [lamp, chair], place: [Oslo]}
                  - {name: typos, kind: invariance, change: typos, allowed: 0.2}
                  - {name: angry, kind: direction, add: " A scandal!", label: complaint, goes: up}
                  - name: names
                    kind: fairness
                    texts: ["{} wants a refund"]
                    groups: {women: [Anna], men: [Peter, Omar]}
                  - {name: odd, kind: robustness, texts: ["", 7]}
                """);

        assertThat(suite.name()).isEqualTo("tickets");
        assertThat(suite.behaviours()).hasSize(5);
        assertThat(suite.behaviours().get(0))
                .isEqualTo(new Behaviour.Minimum(
                        "plain refunds",
                        0,
                        List.of("money back for the lamp from Oslo", "money back for the chair from Oslo", "refund"),
                        "refund"));
        assertThat(suite.behaviours().get(1).allowed()).isEqualTo(.2);
        assertThat(((Behaviour.Direction) suite.behaviours().get(2)).up()).isTrue();
        assertThat(((Behaviour.Edge) suite.behaviours().get(4)).texts()).containsExactly("", "7");
    }

    @Test
    void reportsEverythingThatIsWrong() {
        assertThatThrownBy(() -> SuiteFile.parse("a.yaml", """
                        tests:
                          - {name: a, kind: invariant}
                          - {name: b, kind: invariance, change: typo}
                          - {kind: minimum, texts: [x], label: y, allow: 0.1}
                          - {name: c, kind: fairness, texts: [x], groups: {a: [x], b: [y]}}
                        """))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "test a: kind (invariant) must be one of minimum, invariance, direction, fairness,"
                                + " robustness.\nMaybe invariance.")
                .hasMessageContaining("test b: perturbation (typo) must be one of")
                .hasMessageContaining("test 3: allow is not a field.\nMaybe allowed.")
                .hasMessageContaining("test 3 needs a name.")
                .hasMessageContaining("test c: text (x) must have {} where a word of a group goes.");
    }

    @Test
    void aFileCannotMakeObjects() {
        assertThatThrownBy(() -> SuiteFile.parse(
                        "a.yaml", "tests: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("a.yaml must be YAML: ");
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            String last = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s]%n".formatted(i, i, last, last, last));
        }
        assertThatThrownBy(() -> SuiteFile.parse("a.yaml", bomb + "tests: *a39\n"))
                .isInstanceOf(UserException.class);
    }

    @Test
    void whatIsNoSuiteIsSaid() {
        assertThatThrownBy(() -> SuiteFile.parse("a.yaml", "just words"))
                .hasMessage("a.yaml must hold a list called tests.\nMaybe tests: with - name: and kind: below it.");
        assertThatThrownBy(() -> SuiteFile.parse("a.yaml", "tests: [\n"))
                .hasMessageStartingWith("a.yaml must be YAML: ");
    }
}
