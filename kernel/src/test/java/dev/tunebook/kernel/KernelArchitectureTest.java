package dev.tunebook.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;

@AnalyzeClasses(packages = "dev.tunebook", importOptions = DoNotIncludeTests.class)
class KernelArchitectureTest {
    @ArchTest
    static final ArchRule kernelKnowsNothingOfFineTuning = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tunebook.engine..", "dev.tunebook.dsl..", "dev.tunebook.install..")
            .because("the kernel works alone, as a Java kernel for anything");

    @ArchTest
    static final ArchRule extensionsSeeNeitherSocketsNorTheShell = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.kernel.extension..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zeromq..",
                    "jdk.jshell..",
                    "org.dflib..",
                    "dev.tunebook.kernel.shell..",
                    "dev.tunebook.kernel.cell..",
                    "dev.tunebook.kernel.jupyter..",
                    "dev.tunebook.kernel.run..")
            .because("an extension is compiled against this package alone");

    @ArchTest
    static final ArchRule theShellKnowsNoJupyter = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.kernel.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zeromq..",
                    "com.google.gson..",
                    "dev.tunebook.kernel.cell..",
                    "dev.tunebook.kernel.jupyter..",
                    "dev.tunebook.kernel.extension..")
            .because("evaluating Java needs no front end");

    @ArchTest
    static final ArchRule theLexerKnowsTextAlone = classes()
            .that()
            .resideInAPackage("dev.tunebook.kernel.lexer..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.tunebook.kernel.lexer..")
            .because("the kernel and the runner both cut Java, and know nothing else of each other");

    @ArchTest
    static final ArchRule cellsKnowNoSockets = noClasses()
            .that()
            .resideInAPackage("dev.tunebook.kernel.cell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zeromq..", "jdk.jshell..", "dev.tunebook.kernel.jupyter..")
            .because("what a cell does is the same without a front end");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheBase = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tunebook.kernel.jjava..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dflib..")
            .because("what is left of the base is a face for its libraries");

    @ArchTest
    static final ArchRule signaturesAreComparedInConstantTime = classes()
            .that()
            .haveFullyQualifiedName("dev.tunebook.kernel.jupyter.Signature")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
            .because("how long a comparison takes must not tell how much of a forged signature is right");
}
