package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static dev.tunebook.kernel.session.KernelSession.Channel.STDIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Cells that ask the user. */
class InputIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void asksForInput() {
        Exchange cell = kernel.begin("new Scanner(System.in).nextLine()");
        answer("", false, "tea");
        cell.untilIdle().says("result tea");
    }

    @Test
    void asksForAPasswordThatIsNotShown() {
        Exchange cell = kernel.begin("readPassword(\"Token: \").length() + readLine(\"Name? \")");
        answer("Token: ", true, "secret");
        answer("Name? ", false, "Ada");
        cell.untilIdle().says("result 6Ada");
    }

    private static void answer(String prompt, boolean password, String answer) {
        Heard asked = kernel.receive(STDIN, KernelSession.PATIENCE_MILLIS);
        assertThat(asked.type()).isEqualTo("input_request");
        assertThat(asked.content().get("prompt").getAsString()).isEqualTo(prompt);
        assertThat(asked.content().get("password").getAsBoolean()).isEqualTo(password);
        JsonObject value = new JsonObject();
        value.addProperty("value", answer);
        kernel.sendFrames(STDIN, Frames.of(kernel.header("input_reply"), value));
    }

    @Test
    void asksNobodyWhereTheFrontEndDoesNotPassOnInput() {
        JsonObject content = KernelSession.executeContent("readLine(\"Name? \")");
        content.addProperty("allow_stdin", false);
        assertThat(kernel.request(SHELL, "execute_request", content).untilIdle().traceback())
                .contains("This front end does not pass on input.\nMaybe put the value into the cell.");
    }
}
