[assembly: TestFramework("Template.Jobs.Contract.SkippingTestFramework", "Template.Jobs.Spool.Tests")]
