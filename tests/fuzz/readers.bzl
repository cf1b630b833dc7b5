"""A fuzzer for each reader."""

load("//tools:cc.bzl", "dl_binary")

def reader_fuzzers(formats):
    for format in formats:
        dl_binary(
            name = "reader_%s_fuzzer" % format,
            srcs = [
                "document_checks.h",
                "reader_fuzzer.cc",
            ],
            local_defines = ["FORMAT=\\\"%s\\\"" % format],
            # Linked by --config=fuzz alone: main comes from libFuzzer.
            tags = ["manual"],
            deps = [
                "//extract:document_text",
                "//extract/reader",
                "//extract/reader:encoding",
                "@system//:absl",
            ],
        )
