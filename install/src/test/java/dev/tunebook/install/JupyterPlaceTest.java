package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JupyterPlaceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Linux      | HOME=/h                            | /h/.local/share/jupyter/kernels         | /h/.local/share/tunebook
            Linux      | HOME=/h,XDG_DATA_HOME=/x           | /x/jupyter/kernels                      | /x/tunebook
            Linux      | HOME=/h,JUPYTER_DATA_DIR=/j        | /j/kernels                              | /h/.local/share/tunebook
            Mac OS X   | HOME=/h                            | /h/Library/Jupyter/kernels              | /h/Library/Application Support/tunebook
            Windows 11 | USERPROFILE=/u                     | /u/AppData/Roaming/jupyter/kernels      | /u/AppData/Local/tunebook
            Windows 11 | APPDATA=/a,LOCALAPPDATA=/l         | /a/jupyter/kernels                      | /l/tunebook
            """)
    void knowsTheUsersFolders(String system, String variables, String kernels, String shared) {
        JupyterPlace place = JupyterPlace.user(surroundings(system, variables));

        assertThat(place).isEqualTo(new JupyterPlace(Path.of(kernels), Path.of(shared)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONDA_PREFIX=/c                  | /c
            VIRTUAL_ENV=/v,CONDA_PREFIX=/c   | /v
            """)
    void takesTheActivePythonEnvironment(String variables, String prefix) {
        assertThat(JupyterPlace.sysPrefix(surroundings("Linux", variables)))
                .isEqualTo(JupyterPlace.prefix(Path.of(prefix)));
    }

    @Test
    void goesBelowShareOfAPrefix() {
        assertThat(JupyterPlace.prefix(Path.of("/p")))
                .isEqualTo(new JupyterPlace(Path.of("/p/share/jupyter/kernels"), Path.of("/p/share/tunebook")));
    }

    private static Surroundings surroundings(String system, String variables) {
        Map<String, String> environment = new java.util.HashMap<>();
        for (String variable : variables.split(",")) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        return new Surroundings(environment, system, Path.of("lib"), System.out, System.err);
    }
}
