"""Repository rule: a cc_library around each system library that pkg-config knows."""

_TEMPLATE = """
cc_library(
    name = "{name}",
    linkopts = {linkopts},
    defines = {defines},
    includes = {includes},
    hdrs = glob({hdrs}),
    visibility = ["//visibility:public"],
)
"""

def _flags(ctx, kind, modules):
    result = ctx.execute(["pkg-config", kind] + modules)
    if result.return_code != 0:
        fail("pkg-config does not know %s; install the packages that third_party/packages.txt lists:\n%s" %
             (" ".join(modules), result.stderr))
    return [f for f in result.stdout.strip().split(" ") if f]

def _impl(ctx):
    build = ["package(default_visibility = [\"//visibility:public\"])"]
    for name, modules in ctx.attr.libraries.items():
        modules = modules.split(" ")
        includes, hdrs = [], []
        for flag in _flags(ctx, "--cflags-only-I", modules):
            path = flag[2:]
            if path != "/usr/include":
                # A folder of this repository that stands for the system's.
                link = "include_%s_%d" % (name, len(includes))
                ctx.symlink(path, link)
                includes.append(link)
                hdrs.append(link + "/**/*.h")
        build.append(_TEMPLATE.format(
            name = name,
            linkopts = repr(_flags(ctx, "--libs", modules)),
            defines = repr([]),
            includes = repr(includes),
            hdrs = repr(hdrs),
        ))
    for name, flags in ctx.attr.plain.items():
        build.append(_TEMPLATE.format(
            name = name,
            linkopts = repr([f for f in flags.split(" ") if f]),
            defines = "[]",
            includes = "[]",
            hdrs = "[]",
        ))
    ctx.file("BUILD.bazel", "\n".join(build))

pkg_config = repository_rule(
    implementation = _impl,
    local = True,
    attrs = {
        "libraries": attr.string_dict(doc = "target name -> pkg-config modules, space separated"),
        "plain": attr.string_dict(doc = "target name -> linker flags"),
    },
)
