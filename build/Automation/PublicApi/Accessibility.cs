using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Who may use a member, and what may become of it in derived types, in C#'s words.</summary>
internal static class Accessibility
{
    /// <summary>The word for who may use a method, with a blank behind it; null when others may not.</summary>
    public static string? Of(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) switch
        {
            MethodAttributes.Public => "public ",
            MethodAttributes.Family => "protected ",
            MethodAttributes.FamORAssem => "protected internal ",
            _ => null,
        };

    /// <summary>The word for who may use a field, with a blank behind it; null when others may not.</summary>
    public static string? Of(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) switch
        {
            FieldAttributes.Public => "public ",
            FieldAttributes.Family => "protected ",
            FieldAttributes.FamORAssem => "protected internal ",
            _ => null,
        };

    /// <summary>The word for who may use a type that can be seen.</summary>
    public static string Of(TypeAttributes attributes) =>
        (attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.NestedFamily => "protected ",
            TypeAttributes.NestedFamORAssem => "protected internal ",
            _ => "public ",
        };

    /// <summary>What may become of a method in derived types, with a blank behind it. A member of an interface without a body is abstract.</summary>
    public static string Inheritance(MethodDefinition method)
    {
        MethodAttributes attributes = method.Attributes;
        string prefix = attributes.HasFlag(MethodAttributes.Static) ? "static " : "";
        if (!attributes.HasFlag(MethodAttributes.Virtual))
            return prefix;
        bool isNew = attributes.HasFlag(MethodAttributes.NewSlot) || prefix.Length > 0;
        bool isFinal = attributes.HasFlag(MethodAttributes.Final);
        return prefix
            + (attributes.HasFlag(MethodAttributes.Abstract), isNew, isFinal) switch
            {
                (true, true, _) => "abstract ",
                (true, false, _) => "abstract override ",
                (false, true, false) => "virtual ",
                // A method that a sealed type has for an interface.
                (false, true, true) => "",
                (false, false, false) => "override ",
                (false, false, true) => "sealed override ",
            };
    }
}
