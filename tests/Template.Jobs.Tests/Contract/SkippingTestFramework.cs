using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Template.Jobs.Contract;

/// <summary>
/// Lets tests find out that they cannot run here, which xunit 2.9 lets only attributes do. An assembly chooses it with
/// <see cref="TestFrameworkAttribute"/>.
/// </summary>
public sealed class SkippingTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        ) => base.RunTestCases(testCases, new Sink(executionMessageSink), executionOptions);
    }

    private sealed class Sink(IMessageSink next) : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) =>
            next.OnMessage(
                message is ITestFailed { Messages: [var first, ..] } failed
                && first.StartsWith(Skip.Sign, StringComparison.Ordinal)
                    ? new TestSkipped(failed.Test, first[Skip.Sign.Length..])
                    : message
            );
    }
}
