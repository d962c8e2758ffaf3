package dev.tunebook.kernel.shell;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/** Does once, on something trivial, what the compiler is slow at the first time; less where someone waits for it. */
final class WarmUp {
    /** Evaluates Java as a cell would. */
    interface Cell {
        void run(String java) throws Exception;
    }

    private final JShell jshell;
    private final CompilerLock compiler;
    private final SnippetExecution execution;
    private final Cell cell;

    WarmUp(JShell jshell, CompilerLock compiler, SnippetExecution execution, Cell cell) {
        this.jshell = jshell;
        this.compiler = compiler;
        this.execution = execution;
        this.cell = cell;
    }

    /** Leaves no variable behind but results; the caller must hold the lock. */
    void run(Syntax syntax) throws Exception {
        String name = "warm" + Integer.toHexString(hashCode());
        // As the kernel's own: else a first cell could declare its variables in the middle of this.
        boolean before = execution.trusted(true);
        try {
            cell.run("1+1");
            if (!compiler.isWaitedFor()) {
                cell.run("int " + name + " = 1;");
            }
            if (!compiler.isWaitedFor()) {
                // The compiler looks into the jars of the class path when it first needs one of their classes.
                cell.run(Shell.class.getName() + ".class");
            }
            if (!compiler.isWaitedFor()) {
                syntax.isReadable(List.of("int a;", "a = 1;"));
            }
        } finally {
            execution.trusted(before);
        }
        List<VarSnippet> made =
                jshell.variables().filter(each -> each.name().equals(name)).toList();
        made.forEach(jshell::drop);
    }
}
