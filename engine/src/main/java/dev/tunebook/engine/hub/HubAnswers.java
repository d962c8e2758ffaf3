package dev.tunebook.engine.hub;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** What the hub means when it says no. */
final class HubAnswers {
    private static final int TOO_MANY = 429;

    private HubAnswers() {}

    /**
     * What to throw for an answer that is no file: a {@link UserException} where trying again will not help.
     *
     * @return an IOException where it may help
     */
    static IOException refusal(HubName name, URI address, HttpResponse<?> answer, boolean token) {
        int status = answer.statusCode();
        if (status == TOO_MANY || status >= 500 || status == 408) {
            String message = address.getHost() + " answers " + status;
            return answer.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .<IOException>map(seconds -> new Retry.Later(message, 1000 * Long.parseLong(seconds)))
                    .orElseGet(() -> new IOException(message));
        }
        String code = answer.headers().firstValue("X-Error-Code").orElse("");
        throw switch (code) {
            case "GatedRepo" -> gated(name, address, token);
            case "RevisionNotFound" ->
                new UserException(
                        name.type() + " (" + name + "): revision (" + name.revision() + ") must be one that "
                                + name.repository() + " has.",
                        name.repository() + "@main.");
            case "EntryNotFound" ->
                new UserException(
                        name.type() + " (" + name + "): " + address.getPath() + " must be a file that it has.",
                        "a newer revision.");
            default -> byStatus(name, address, status, token);
        };
    }

    private static UserException byStatus(HubName name, URI address, int status, boolean token) {
        if (status == 403) {
            return gated(name, address, token);
        }
        if (status == 401 || status == 404) {
            return new UserException(
                    name.type() + " (" + name + ") must be one that " + address.getHost() + " has and shows to "
                            + (token ? "the owner of HF_TOKEN" : "everybody") + ".",
                    token
                            ? "another spelling, or a token that may read it."
                            : "another spelling, or HF_TOKEN in the environment where it is private.");
        }
        return new UserException(
                name.type() + " (" + name + "): " + address.getHost() + " (answers " + status + ") must answer 200.",
                "another HF_ENDPOINT, or later.");
    }

    private static UserException gated(HubName name, URI address, boolean token) {
        return new UserException(
                name.type() + " (" + name + ") must be open to " + (token ? "the owner of HF_TOKEN" : "everybody")
                        + ": its authors want to be asked first.",
                "ask at " + address.getScheme() + "://" + address.getAuthority()
                        + (name.type() == HubName.Type.DATASET ? "/datasets/" : "/") + name.repository()
                        + (token ? "." : ", then set HF_TOKEN in the environment."));
    }
}
