package dev.tunebook.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which device a user's word means, without any device. */
class DeviceTest {
    @ParameterizedTest
    @CsvSource({"auto, 1, 0", "cuda, 2, 0", "cuda:0, 1, 0", "cuda:1, 2, 1"})
    void takesACudaDevice(String wanted, int gpus, int index) {
        assertThat(Torch.index(wanted, gpus)).hasValue(index);
    }

    @ParameterizedTest
    @CsvSource({"auto, 0", "cpu, 0", "cpu, 2"})
    void takesTheCpu(String wanted, int gpus) {
        assertThat(Torch.index(wanted, gpus)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cuda   | 0 | must be one that is there; this libtorch sees no CUDA device. | cpu",
                "cuda:0 | 0 | must be one that is there; this libtorch sees no CUDA device. | cpu",
                "cuda:2 | 2 | must be one that is there; this libtorch sees 2 CUDA device(s), numbered from 0. | cuda:0",
                "cuda:x | 1 | must be auto, cpu, cuda or cuda:N. | cuda:0",
                "cuda:-1 | 1 | must be auto, cpu, cuda or cuda:N. | cuda:0",
                "cuda: | 1 | must be auto, cpu, cuda or cuda:N. | cuda:0",
                "cuda:99999999999 | 1 | must be auto, cpu, cuda or cuda:N. | cuda:0",
                "gpu    | 0 | must be auto, cpu, cuda or cuda:N. | cpu",
                "'' | 0 | must be auto, cpu, cuda or cuda:N. | cpu"
            })
    void refusesWhatIsNotThere(String wanted, int gpus, String problem, String instead) {
        assertThatThrownBy(() -> Torch.index(wanted, gpus))
                .isInstanceOf(UserException.class)
                .hasMessage("device (" + wanted + ") " + problem + "\nMaybe device " + instead + ".");
    }

    @Test
    void startsOnTheCpuOrNotAtAll() {
        assertThat(Torch.start("cpu", 1).device()).isEqualTo("cpu");
        assertThatThrownBy(() -> Torch.start("tpu", 1)).hasMessageStartingWith("device (tpu) must be ");
    }
}
