package dev.tunebook.kernel.run;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tunebook.kernel.run", importOptions = ImportOption.DoNotIncludeTests.class)
class RunArchitectureTest {
    @ArchTest
    static final ArchRule theRunnerKnowsAKernelByItsProtocolAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tunebook.kernel.shell..",
                    "dev.tunebook.kernel.jupyter..",
                    "dev.tunebook.kernel.cell..",
                    "dev.tunebook.kernel.extension..",
                    "dev.tunebook.engine..",
                    "dev.tunebook.dsl..",
                    "jdk.jshell..",
                    "org.dflib.jjava..")
            .because("it must be able to run any kernel, and a kernel any client");

    @ArchTest
    static final ArchRule onlyTheClientKnowsSockets = noClasses()
            .that()
            .resideOutsideOfPackage("..run.client")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.zeromq..")
            .because("documents and pages are made of what was said, however it came");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.tunebook.kernel.(run..)").should().beFreeOfCycles();
}
