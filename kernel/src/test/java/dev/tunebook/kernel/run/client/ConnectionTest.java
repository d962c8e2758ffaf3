package dev.tunebook.kernel.run.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Path file = Connection.reserve().write(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void namesFiveDifferentPortsOnTheLoopbackInterface() throws IOException {
        JsonObject json = JsonParser.parseString(
                        Files.readString(Connection.reserve().write(folder)))
                .getAsJsonObject();

        assertThat(json.get("ip").getAsString()).isEqualTo("127.0.0.1");
        assertThat(json.get("signature_scheme").getAsString()).isEqualTo("hmac-sha256");
        assertThat(json.keySet().stream().filter(name -> name.endsWith("_port")).map(json::get))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void choosesAnotherKeyEachTime() throws IOException {
        assertThat(Connection.reserve().key())
                .hasSize(64)
                .isNotEqualTo(Connection.reserve().key());
    }
}
