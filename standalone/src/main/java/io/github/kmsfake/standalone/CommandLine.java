package io.github.kmsfake.standalone;

import io.github.kmsfake.standalone.Setting.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The flags of the program, made from the {@linkplain Setting list of settings}, and the environment behind them. */
final class CommandLine {
    private final Map<String, String> environment;

    CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    private static picocli.CommandLine parser() {
        CommandSpec spec = CommandSpec.create().name("kms-fake-standalone");
        spec.usageMessage()
                .width(100)
                .description("A fake of Alibaba Cloud KMS for tests: in memory, not for production.")
                .footer(
                        "",
                        "Each option can be given in the environment too: KMS_FAKE_ and its name, such as",
                        "KMS_FAKE_TLS_PORT; several values are separated by commas, booleans are true or false.",
                        "An option on the command line wins.");
        for (Setting setting : Setting.values()) {
            spec.addOption(option(setting));
        }
        spec.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("show the version and end")
                .build());
        spec.addOption(OptionSpec.builder("--help")
                .usageHelp(true)
                .description("show this text and end")
                .build());
        return new picocli.CommandLine(spec);
    }

    /** What was asked for. */
    record Request(@Nullable Launch launch, boolean version) {}

    String usage() {
        return parser().getUsageMessage(picocli.CommandLine.Help.Ansi.OFF);
    }

    /**
     * Reads the arguments, and the environment for what they do not say.
     *
     * @throws IllegalArgumentException saying which setting is wrong and what it takes
     */
    Request read(String... arguments) {
        // A container often gives no arguments: setting up a parser for nothing would be a fifth of its start.
        @Nullable ParseResult parsed = arguments.length == 0 ? null : parse(arguments);
        if (parsed != null && (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested())) {
            return new Request(null, parsed.isVersionHelpRequested());
        }
        Environment known = Environment.of(environment);
        Launch launch = new Launch();
        for (Setting setting : Setting.values()) {
            if (parsed != null && parsed.hasMatchedOption(setting.flag())) {
                for (String value : values(setting, parsed)) {
                    setting.apply(launch, value, setting.flag());
                }
            } else {
                applyEnvironment(setting, known.value(setting), launch);
            }
        }
        return new Request(launch, false);
    }

    private static ParseResult parse(String... arguments) {
        try {
            return parser().parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + suggestion(e.getUnmatched().get(0)) + " (--help lists the options)", e);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--help lists the options)", e);
        }
    }

    /** The flag that was probably meant by what is none. */
    private static String suggestion(String argument) {
        return Environment.suggestion(
                argument.replaceFirst("=.*", ""),
                Arrays.stream(Setting.values()).map(Setting::flag).toList());
    }

    private static void applyEnvironment(Setting setting, String value, Launch launch) {
        if (value.isEmpty()) {
            return;
        }
        switch (setting.kind()) {
            case ONCE -> setting.apply(launch, value, setting.variable());
            case REPEATABLE ->
                List.of(value.split(",", -1)).forEach(part -> setting.apply(launch, part.strip(), setting.variable()));
            case SWITCH -> {
                if (isOn(value, setting)) {
                    setting.apply(launch, value, setting.variable());
                }
            }
        }
    }

    private static boolean isOn(String value, Setting setting) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        setting.variable() + ": a boolean is true or false, but this is \"" + value + "\"");
        };
    }

    private static List<String> values(Setting setting, ParseResult parsed) {
        return setting.kind() == Kind.SWITCH
                ? List.of("true")
                : parsed.matchedOption(setting.flag()).originalStringValues();
    }

    private static OptionSpec option(Setting setting) {
        OptionSpec.Builder option = OptionSpec.builder(setting.flag()).description(setting.description());
        return switch (setting.kind()) {
            case SWITCH -> option.arity("0").type(boolean.class).build();
            case ONCE ->
                option.arity("1").type(String.class).paramLabel(setting.label()).build();
            case REPEATABLE ->
                option.arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(setting.label())
                        .build();
        };
    }
}
