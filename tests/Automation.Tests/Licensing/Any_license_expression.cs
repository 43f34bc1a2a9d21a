using Automation.Licensing;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests.Licensing;

public sealed class Any_license_expression
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500);
    private static readonly string[] Ids = ["MIT", "Apache-2.0", "LicenseRef-Own", "DocumentRef-A:LicenseRef-B"];
    private static readonly string?[] Exceptions = [null, null, "Classpath-exception-2.0"];

    private static readonly Arbitrary<LicenseExpression> Expressions = Arb.From(Expression(4));

    private static readonly Arbitrary<string> Texts = Arb.From(
        Gen.OneOf(
            Gen.Elements("MIT", "AND", "OR", "WITH", "(", ")", " ", "+", "and", "Or", "GPL-2.0+", "é", "\t")
                .ListOf()
                .Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(x => x ?? "")
        )
    );

    [Fact]
    public void Means_the_same_after_it_was_written_and_read() =>
        Prop.ForAll(
                Expressions,
                expression =>
                {
                    LicenseExpression? read = LicenseExpression.TryParse(expression.ToString()!);
                    return read != null
                        && read.ToString() == expression.ToString()
                        && Enumerable
                            .Range(0, 1 << Ids.Length)
                            .All(x => read.IsMet(Allowing(x)) == expression.IsMet(Allowing(x)));
                }
            )
            .Check(Config);

    [Fact]
    public void Is_met_when_all_is_allowed_and_never_when_nothing_is() =>
        Prop.ForAll(Expressions, x => x.IsMet(_ => true) && !x.IsMet(_ => false)).Check(Config);

    [Fact]
    public void Stays_met_when_more_is_allowed() =>
        Prop.ForAll(
                Expressions,
                Arb.From(Gen.Choose(0, 15)),
                Arb.From(Gen.Choose(0, 15)),
                (expression, one, other) => !expression.IsMet(Allowing(one)) || expression.IsMet(Allowing(one | other))
            )
            .Check(Config);

    [Fact]
    public void Is_read_from_any_text_or_is_none() =>
        Prop.ForAll(
                Texts,
                text =>
                    LicenseExpression.TryParse(text) is not { } read
                    || LicenseExpression.TryParse(read.ToString()!)?.ToString() == read.ToString()
            )
            .Check(Config);

    [Theory]
    [InlineData("MIT OR GPL-3.0-only", true)]
    [InlineData("MIT AND GPL-3.0-only", false)]
    [InlineData("GPL-3.0-only OR MIT AND Apache-2.0", true)]
    [InlineData("(GPL-3.0-only OR MIT) AND LGPL-2.1-only", false)]
    [InlineData("MIT OR GPL-3.0-only AND LGPL-2.1-only", true)]
    [InlineData("mit or gpl-3.0-only", true)]
    [InlineData("Apache-2.0 WITH LLVM-exception", true)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", true)]
    [InlineData("GPL-2.0-only", false)]
    [InlineData("Apache-2.0+", true)]
    [InlineData("EPL-1.0+", true)]
    [InlineData("EPL-1.0", false)]
    public void Is_met_by_what_is_allowed(string text, bool isMet)
    {
        string[] allowed = ["MIT", "Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", "EPL-1.0+"];
        Assert.Equal(
            isMet,
            LicenseExpression.TryParse(text)!.IsMet(x => allowed.Contains(x, StringComparer.OrdinalIgnoreCase))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("MIT OR")]
    [InlineData("OR MIT")]
    [InlineData("MIT AND AND MIT")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("()")]
    [InlineData("MIT WITH")]
    [InlineData("MIT WITH (X)")]
    [InlineData("MIT WITH A+")]
    [InlineData("(MIT OR ISC) WITH X")]
    [InlineData("MIT Or ISC")]
    [InlineData("+")]
    [InlineData("SEE LICENSE IN LICENSE.txt")]
    [InlineData("MIT/X11")]
    public void Is_none_when_it_is_no_sentence_of_SPDX(string text) => Assert.Null(LicenseExpression.TryParse(text));

    [Fact]
    public void Is_none_with_brackets_without_end() =>
        Assert.Null(LicenseExpression.TryParse(new string('(', 100_000) + "MIT" + new string(')', 100_000)));

    private static Func<string, bool> Allowing(int ids) =>
        x => Array.IndexOf(Ids, x) is var i and >= 0 && (ids >> i & 1) == 1;

    private static Gen<LicenseExpression> Expression(int depth)
    {
        Gen<LicenseExpression> license =
            from id in Gen.Elements(Ids)
            from orLater in Gen.Elements(true, false)
            from exception in Gen.Elements(Exceptions)
            select (LicenseExpression)new LicenseExpression.License(id, orLater, exception);
        return depth == 0
            ? license
            : Gen.OneOf(
                license,
                from one in Expression(depth - 1)
                from other in Expression(depth - 1)
                select (LicenseExpression)new LicenseExpression.Both(one, other),
                from one in Expression(depth - 1)
                from other in Expression(depth - 1)
                select (LicenseExpression)new LicenseExpression.Either(one, other)
            );
    }
}
