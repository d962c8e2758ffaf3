package dev.tunebook.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of this module. */
@AnalyzeClasses(packages = "dev.tunebook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule usesOnlyTheExtensionInterfaceOfTheKernel = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tunebook.kernel.shell..", "dev.tunebook.kernel.jupyter..", "dev.tunebook.kernel.run..")
            .because("the kernel stands alone and may be rebuilt behind its extension interface");

    @ArchTest
    static final ArchRule viewsKnowNoWordsAndNoMagics = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.dsl.views..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tunebook.dsl", "dev.tunebook.dsl.words..", "dev.tunebook.dsl.magics..")
            .because("a view is built from a value alone, so that it can be rebuilt from a stored one");

    @ArchTest
    static final ArchRule wordsKnowNoMagics = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.dsl.words..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tunebook.dsl", "dev.tunebook.dsl.magics..")
            .because("a magic is a way to call a word");

    @ArchTest
    static final ArchRule nothingBelowKnowsTheDsl = noClasses()
            .that()
            .resideInAnyPackage("dev.tunebook.engine..", "dev.tunebook.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tunebook.dsl..")
            .because("engine and kernel serve others too");

    @ArchTest
    static final ArchRule tensorsStayInTheEngine = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "dev.tunebook.engine.torch..")
            .because("a view or a word that holds a tensor holds native memory");

    @ArchTest
    static final ArchRule chartsArePaintedInOnePlace = classes()
            .that()
            .haveSimpleName("LineChart")
            .or()
            .haveSimpleName("ChartCanvas")
            .should()
            .resideInAPackage("dev.tunebook.dsl.views")
            .andShould()
            .notBePublic()
            .because("nobody else is to draw with fonts that may not be there");
}
