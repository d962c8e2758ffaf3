package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TinyNetworks;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragesTest {
    @Test
    void averagesAsItsFormulaSaysAndExchanges() {
        Torch torch = Torch.start("cpu", 1);
        try (Network network = TinyNetworks.of(torch, "bert", Head.classes(3));
                Averages averages = new Averages(network, 0.5);
                Weights copy = network.weights().copy()) {
            network.renew(2, 5);
            List<float[]> now = network.weights().values();
            List<float[]> before = copy.values();
            // d is min(0.5, 2/11) after the first step and min(0.5, 3/12) after the second
            averages.add(1);
            averages.add(2);
            averages.swap();
            List<float[]> found = network.weights().values();
            double d = 2.0 / 11 * 3 / 12;
            for (int i = 0; i < found.size(); i++) {
                for (int j = 0; j < found.get(i).length; j++) {
                    assertThat(found.get(i)[j])
                            .isEqualTo((float) (d * before.get(i)[j] + (1 - d) * now.get(i)[j]), within(1e-5f));
                }
            }
            averages.swap();
            assertThat(network.weights().values()).usingRecursiveComparison().isEqualTo(now);
        }
    }
}
