"""A libFuzzer target, and tests that stand aside for one."""

load("//tools:cc.bzl", "dl_binary", "dl_test")

# main comes from libFuzzer, which --config=fuzz alone links: elsewhere a fuzzer is skipped.
_FUZZING_ALONE = select({
    "//tests/fuzz:fuzzing": [],
    "//conditions:default": ["//tests/fuzz:never"],
})

# libFuzzer links its main into everything.
_NOT_FUZZING = select({
    "//tests/fuzz:fuzzing": ["//tests/fuzz:never"],
    "//conditions:default": [],
})

def dl_fuzzer(name, **kwargs):
    dl_binary(
        name = name,
        testonly = True,
        target_compatible_with = _FUZZING_ALONE,
        **kwargs
    )

def found_test(name, **kwargs):
    """A test that runs what a fuzzer found."""
    dl_test(
        name = name,
        target_compatible_with = _NOT_FUZZING,
        **kwargs
    )

def reader_fuzzers(formats):
    """A fuzzer for each reader: reader_FORMAT_fuzzer."""
    for format in formats:
        dl_fuzzer(
            name = "reader_%s_fuzzer" % format,
            srcs = [
                "document_checks.h",
                "reader_fuzzer.cc",
            ],
            local_defines = ["FORMAT=\\\"%s\\\"" % format],
            deps = [
                "//extract:document_text",
                "//extract/reader",
                "//extract/reader:encoding",
                "@system//:absl",
            ],
        )
