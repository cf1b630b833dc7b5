"""cc rules with the project's warnings, and data compiled into the binary."""

_COPTS = [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wno-sign-compare",
    "-Wno-missing-field-initializers",
]

def dl_library(name, copts = [], **kwargs):
    native.cc_library(name = name, copts = _COPTS + copts, **kwargs)

def dl_binary(name, copts = [], **kwargs):
    native.cc_binary(name = name, copts = _COPTS + copts, **kwargs)

def dl_test(name, copts = [], deps = [], size = "small", **kwargs):
    """A GoogleTest; its main comes from //tools:test_main."""
    native.cc_test(
        name = name,
        copts = _COPTS + copts,
        deps = deps + ["//tools:test_main", "@system//:gtest"],
        size = size,
        **kwargs
    )

def embed_file(name, src, symbol, visibility = None):
    """A cc_library that holds src's bytes, without a copy at start-up.

    Declares, for the user to repeat in C++:
      extern "C" const char SYMBOL_begin[], SYMBOL_end[];
    The bytes start at a multiple of 64, so that they may be read as a table of numbers.
    """
    native.genrule(
        name = name + "_object",
        srcs = [src],
        outs = [name + ".embed.o"],
        cmd = "printf '.section .rodata\\n.balign 64\\n.global {s}_begin\\n{s}_begin:\\n.incbin \"%s\"\\n.global {s}_end\\n{s}_end:\\n.byte 0\\n.section .note.GNU-stack,\"\",@progbits\\n' $(location {src}) | as -o $@ -".format(s = symbol, src = src),
    )
    native.cc_library(
        name = name,
        srcs = [":" + name + "_object"],
        alwayslink = True,
        linkstatic = True,
        visibility = visibility,
    )
