namespace Automation.Licensing;

/// <summary>What a licence demands, by SPDX: one licence, a choice of several, or several at once.</summary>
/// <remarks>The grammar is that of https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/.</remarks>
internal abstract record LicenseExpression
{
    private LicenseExpression() { }

    /// <summary>True when what is allowed is enough to use the package.</summary>
    /// <param name="isAllowed">Tells whether a licence is allowed, by its id; also asked for <c>ID WITH EXCEPTION</c> and <c>ID+</c>.</param>
    public abstract bool IsMet(Func<string, bool> isAllowed);

    /// <summary>Reads an expression.</summary>
    /// <returns>The expression; null when the text is none.</returns>
    public static LicenseExpression? TryParse(string text) => new LicenseParser(text).Read();

    /// <summary>One licence.</summary>
    /// <param name="Id">Its id, such as <c>MIT</c> or <c>LicenseRef-Own</c>.</param>
    /// <param name="OrLater">True when a later version may be chosen.</param>
    /// <param name="Exception">The exception that comes with it; null without one.</param>
    public sealed record License(string Id, bool OrLater, string? Exception) : LicenseExpression
    {
        private string Name => OrLater ? Id + "+" : Id;

        // An exception only adds permissions, and of "or later" the version named may be chosen.
        /// <inheritdoc/>
        public override bool IsMet(Func<string, bool> isAllowed)
        {
            ArgumentNullException.ThrowIfNull(isAllowed);
            return isAllowed(Id) || isAllowed(Name) || (Exception != null && isAllowed(ToString()));
        }

        /// <inheritdoc/>
        public override string ToString() => Exception == null ? Name : $"{Name} WITH {Exception}";
    }

    /// <summary>Both at once.</summary>
    /// <param name="One">The first.</param>
    /// <param name="Other">The second.</param>
    public sealed record Both(LicenseExpression One, LicenseExpression Other) : LicenseExpression
    {
        /// <inheritdoc/>
        public override bool IsMet(Func<string, bool> isAllowed) => One.IsMet(isAllowed) && Other.IsMet(isAllowed);

        /// <inheritdoc/>
        public override string ToString() => $"{InBrackets(One)} AND {InBrackets(Other)}";

        private static string InBrackets(LicenseExpression x) => x is Either ? $"({x})" : $"{x}";
    }

    /// <summary>A choice.</summary>
    /// <param name="One">The first.</param>
    /// <param name="Other">The second.</param>
    public sealed record Either(LicenseExpression One, LicenseExpression Other) : LicenseExpression
    {
        /// <inheritdoc/>
        public override bool IsMet(Func<string, bool> isAllowed) => One.IsMet(isAllowed) || Other.IsMet(isAllowed);

        /// <inheritdoc/>
        public override string ToString() => $"{One} OR {Other}";
    }
}
