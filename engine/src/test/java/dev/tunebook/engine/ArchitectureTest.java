package dev.tunebook.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the engine's packages. */
class ArchitectureTest {
    /** A package uses only those before it. */
    private static final List<String> ORDER = List.of(
            "spec",
            "files",
            "hub",
            "data",
            "torch",
            "model",
            "evaluate",
            "train",
            "quality",
            "augment",
            "runs",
            "pretrain",
            "rivals",
            "behave",
            "ship");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tunebook.engine", "ai.djl.pytorch.jni");

    @Test
    void aPackageUsesOnlyThoseListedBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (int j = i + 1; j < ORDER.size(); j++) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.tunebook.engine." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.tunebook.engine." + ORDER.get(j) + "..")
                        .allowEmptyShould(true)
                        .because(ORDER.get(j) + " stands on " + ORDER.get(i) + ", never the other way round")
                        .check(CLASSES);
            }
        }
    }

    @Test
    void onlyTheTorchPackageTouchesDjlsPyTorch() {
        noClasses()
                .that()
                .resideInAPackage("dev.tunebook.engine..")
                .and()
                .resideOutsideOfPackage("dev.tunebook.engine.torch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.ndarray..", "ai.djl.engine..")
                .because("tensors have scopes and gradients have traps; one package knows them")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoNotebookAndNoPage() {
        noClasses()
                .that()
                .resideInAPackage("dev.tunebook.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tunebook.kernel..",
                        "dev.tunebook.dsl..",
                        "org.dflib..",
                        "org.zeromq..",
                        "jdk.jshell..",
                        "org.knowm..",
                        "java.awt..")
                .because("the engine emits facts; the dsl shows them")
                .check(CLASSES);
    }
}
