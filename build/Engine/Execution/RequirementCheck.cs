using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>Checks, before the first target runs, that everything the plan requires is there.</summary>
internal static class RequirementCheck
{
    /// <returns>A sentence for each requirement that is not met.</returns>
    public static List<string> Check(BuildSession session)
    {
        List<string> missing = [];
        foreach (ParameterMember member in session.Parameters.Members)
        {
            if (member.IsRequired && IsBlank(session.Parameters.Value(member.Member.Name, member.Type)))
                missing.Add($"Every target requires {member.Name}. {HowToGive(member)}");
        }
        foreach (ExecutableTarget target in session.Plan)
        {
            if (target.Status != ExecutionStatus.Scheduled)
                continue;
            foreach (Requirement requirement in target.Definition.Requirements)
            {
                if (!requirement.IsMet)
                    missing.Add(Sentence(target, requirement, session.Parameters.Members));
            }
        }
        return missing;
    }

    private static string Sentence(
        ExecutableTarget target,
        Requirement requirement,
        IReadOnlyList<ParameterMember> members
    )
    {
        if (requirement.IsCondition)
            return $"Target {target.Name} requires: {requirement.Text}.";
        string name = LambdaText.MemberName(requirement.Text);
        ParameterMember? member = members.FirstOrDefault(x =>
            string.Equals(x.Member.Name, name, StringComparison.Ordinal)
        );
        return $"Target {target.Name} requires {name}. {(member == null ? "It has no value." : HowToGive(member))}";
    }

    private static string HowToGive(ParameterMember member) =>
        $"Give it with --{member.DashedName} or in the environment as NUKE_{member.DashedName.Replace('-', '_').ToUpperInvariant()}.";

    private static bool IsBlank(object? value) =>
        value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
