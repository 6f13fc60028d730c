package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Cases;
import io.github.kmsfake.parity.cases.Group;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the cases of the contract against the service, against fakes, or against snapshots. */
@Command(
        name = "kms-fake-parity",
        mixinStandardHelpOptions = true,
        description = "Compares KMS Fake with the service, case by case.",
        subcommands = {Main.Compare.class, Main.Recording.class, Main.Check.class, Main.Cleanup.class, Main.Table.class
        })
public final class Main {
    private static final int COULD_NOT_RUN = 2;
    private static final int WIDTH = 60;
    private static final String NOT_YET = "Nothing was called. With --yes it is done.";

    /** The fakes of a run refuse much; what they say of it is no news. */
    private static final Logger FAKES = Logger.getLogger("io.github.kmsfake");

    Main() {
        FAKES.setLevel(Level.OFF);
    }

    /**
     * Runs the program.
     *
     * @param arguments a command and its options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine();
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            System.exit(COULD_NOT_RUN);
        }
        System.exit(commandLine.execute(arguments));
    }

    /** The program, which ends with a sentence whatever is wrong. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((e, arguments) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr()
                            .println(String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("") + "; "
                                    + command.getCommandSpec().qualifiedName() + " --help lists the options");
                    return COULD_NOT_RUN;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    String why = Failure.of(e);
                    command.getErr().println(why);
                    if (command.getCommand() instanceof Reporting reporting && reporting.json()) {
                        command.getOut().println(Report.none(why));
                    }
                    return COULD_NOT_RUN;
                });
    }

    private static void progress(int done, int all, String what) {
        String line = done + "/" + all + " " + what;
        System.err.print(
                "\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
        if (done == all) {
            System.err.println();
        }
    }

    private static int count(Selection selection) {
        return selection.groups().stream()
                .mapToInt(group -> group.cases().size())
                .sum();
    }

    /** What outcomes are gathered by. */
    private abstract static class Gathering implements Runner.Listener {
        private final Report report;
        private final int all;
        private int done;

        Gathering(Report report, int all) {
            this.report = report;
            this.all = all;
        }

        abstract List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers);

        @Override
        public void answered(Group group, Case one, List<Answer> answers) {
            add(new Outcome(one, group.topic(), compare(group, one, answers), "", false));
        }

        @Override
        public void failed(Group group, Case one, String why) {
            add(new Outcome(one, group.topic(), List.of(), why, false));
        }

        @Override
        public void skipped(Group group, Case one, String why) {
            add(new Outcome(one, group.topic(), List.of(), why, true));
        }

        private void add(Outcome outcome) {
            report.add(outcome);
            progress(++done, all, outcome.what().id());
        }
    }

    /** What commands print to. */
    private abstract static class Printing {
        @Spec
        private @Nullable CommandSpec spec;

        PrintWriter out() {
            return Objects.requireNonNull(spec).commandLine().getOut();
        }

        PrintWriter err() {
            return Objects.requireNonNull(spec).commandLine().getErr();
        }
    }

    /** What commands print to that end with a report. */
    private abstract static class Reporting extends Printing {
        @Option(names = "--json", description = "write JSON to standard output instead of a table")
        private boolean json;

        boolean json() {
            return json;
        }

        int print(Report report) {
            out().println(json ? report.json() : report.table());
            out().flush();
            return report.exitCode();
        }
    }

    /** Compares two peers. */
    @Command(name = "compare", mixinStandardHelpOptions = true, description = "compares two peers")
    static final class Compare extends Reporting implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--a", defaultValue = Options.FAKE, description = "a URL, or fake for one in this process")
        private String a = Options.FAKE;

        @Option(names = "--b", description = "the other one")
        private @Nullable String b;

        @Option(names = "--fake", description = "the other one is a fake in this process")
        private boolean fake;

        @Option(names = "--html", paramLabel = "FILE", description = "also write a page")
        private @Nullable Path html;

        @Option(names = "--late", paramLabel = "SECONDS", description = "an answer so much later differs (5)")
        private double late = 5;

        @Override
        public Integer call() throws Exception {
            String other = b;
            if (fake == (other != null)) {
                throw new IOException("give either --b or --fake");
            }
            if (!(late >= 0)) {
                throw new IOException("--late is a number of seconds, not " + late);
            }
            String second = other == null ? Options.FAKE : other;
            Selection selection = options.checked().selection(a.equals(Options.FAKE) && second.equals(Options.FAKE));
            List<Side> sides = options.sides(a, second);
            PrintWriter talk = json() ? err() : out();
            talk.print(options.plan(selection, a, second));
            talk.flush();
            if (!options.yes()) {
                talk.println(NOT_YET);
                out().print(json() ? Report.none(NOT_YET) + "\n" : "");
                return COULD_NOT_RUN;
            }
            if (html != null) {
                // whoever waits for minutes must get it
                Files.writeString(html, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            Side sideA = sides.get(0);
            Side sideB = sides.get(1);
            Report report = new Report(sideA.peer().name(), sideB.peer().name());
            Runner runner = new Runner(sides);
            Duration tolerated = Duration.ofMillis((long) (late * 1000));
            runner.run(selection, new Gathering(report, count(selection)) {
                @Override
                List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers) {
                    return Comparison.of(
                            answers.get(0),
                            new Normal(sideA.variables(), one.when().call()).body(answers.get(0)),
                            answers.get(1),
                            new Normal(sideB.variables(), one.when().call()).body(answers.get(1)),
                            tolerated);
                }
            });
            if (html != null) {
                Files.writeString(html, report.html());
            }
            int exitCode = print(report);
            return runner.clean() ? exitCode : COULD_NOT_RUN;
        }
    }

    /** Records the answers of a peer. */
    @Command(name = "record", mixinStandardHelpOptions = true, description = "writes a peer's answers to files")
    static final class Recording extends Printing implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--against", required = true, description = "a URL, or fake for one in this process")
        private String against = Options.FAKE;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
        private Path out = Path.of(".");

        @Override
        public Integer call() throws Exception {
            Selection selection = options.checked().selection(against.equals(Options.FAKE));
            Side side = options.sides(against).get(0);
            out().print(options.plan(selection, against));
            out().flush();
            if (!options.yes()) {
                out().println(NOT_YET);
                return COULD_NOT_RUN;
            }
            Files.createDirectories(out);
            Runner runner = new Runner(List.of(side));
            int all = count(selection);
            int[] counts = new int[3];
            String source =
                    (against.equals(Options.FAKE) ? "fake" : Snapshots.RECORDED) + " " + LocalDate.now(ZoneOffset.UTC);
            runner.run(selection, new Runner.Listener() {
                @Override
                public void answered(Group group, Case one, List<Answer> answers) {
                    Answer answer = answers.get(0);
                    JsonNode body = new Normal(side.variables(), one.when().call()).body(answer);
                    try {
                        Snapshots.write(out, one, answer, body, source);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    counts[0]++;
                    progress(counts[0] + counts[1] + counts[2], all, one.id());
                }

                @Override
                public void failed(Group group, Case one, String why) {
                    counts[1]++;
                    progress(counts[0] + counts[1] + counts[2], all, one.id() + ": " + why);
                }

                @Override
                public void skipped(Group group, Case one, String why) {
                    counts[2]++;
                    progress(counts[0] + counts[1] + counts[2], all, one.id());
                }
            });
            out().println(counts[0] + " recorded, " + counts[1] + " got no answer, " + counts[2] + " left out");
            out().flush();
            return counts[0] > 0 && counts[1] == 0 && runner.clean() ? 0 : COULD_NOT_RUN;
        }
    }

    /** Compares the fake with snapshots. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "compares the fake with snapshots")
    static final class Check extends Reporting implements Callable<Integer> {
        @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "the snapshots")
        private Path folder = Path.of(".");

        @Override
        public Integer call() throws Exception {
            Map<String, Snapshots.Snapshot> snapshots = Snapshots.read(folder);
            List<Models> models = Models.read(folder);
            Options options = new Options();
            Side side = options.sides(Options.FAKE).get(0);
            Selection selection = options.selection(true)
                    .only(one ->
                            snapshots.containsKey(one.id()) || models.stream().anyMatch(all -> all.have(one)));
            requireCases(snapshots, selection);
            Report report = new Report(folder.toString(), side.peer().name());
            new Runner(List.of(side)).run(selection, new Gathering(report, count(selection)) {
                @Override
                List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers) {
                    Answer answer = answers.get(0);
                    List<Outcome.Difference> differences = new ArrayList<>();
                    Snapshots.Snapshot snapshot = snapshots.get(one.id());
                    if (snapshot != null) {
                        JsonNode body = new Normal(side.variables(), one.when().call()).body(answer);
                        differences.addAll(snapshot.differences(answer, body));
                    }
                    models.forEach(all -> differences.addAll(all.differences(one, answer)));
                    return differences;
                }
            });
            return print(report);
        }

        private void requireCases(Map<String, Snapshots.Snapshot> snapshots, Selection selection) throws IOException {
            Set<String> unknown = new TreeSet<>(snapshots.keySet());
            selection.groups().forEach(group -> group.cases().forEach(one -> unknown.remove(one.id())));
            if (!unknown.isEmpty()) {
                throw new IOException("snapshots of cases that there are not: " + String.join(", ", unknown));
            }
        }
    }

    /** Deletes what an earlier run has left. */
    @Command(name = "cleanup", mixinStandardHelpOptions = true, description = "deletes what an earlier run has left")
    static final class Cleanup extends Printing implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--at", required = true, description = "a URL")
        private String at = "";

        @Override
        public Integer call() throws Exception {
            Side side = options.withPrefix().sides(at).get(0);
            side.greet();
            int found = side.cleaner().find(options.prefix());
            out().println(found + " resources of " + options.prefix());
            out().flush();
            if (!options.yes()) {
                out().println("Nothing was deleted. With --yes it is done.");
                return COULD_NOT_RUN;
            }
            side.end();
            side.cleaner().left().forEach(err()::println);
            return side.cleaner().left().isEmpty() ? 0 : COULD_NOT_RUN;
        }
    }

    /** Shows by what each operation is held. */
    @Command(name = "table", mixinStandardHelpOptions = true, description = "shows by what each operation is held")
    static final class Table extends Printing implements Callable<Integer> {
        @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "the snapshots")
        private Path folder = Path.of(".");

        @Override
        public Integer call() throws Exception {
            out().print(Holding.table(Cases.all(), Snapshots.read(folder), Models.read(folder)));
            out().flush();
            return 0;
        }
    }
}
