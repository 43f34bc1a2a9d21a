[assembly: TestFramework("Template.Jobs.Contract.SkippingTestFramework", "Template.Jobs.Redis.Tests")]
