using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace EmbeddedEngine.Tests.ProjectModel;

[Collection(EngineCollection.Name)]
public sealed class Solutions : IDisposable
{
    private const string Text = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{11111111-1111-1111-1111-111111111111}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Core", "src\Core\Core.csproj", "{22222222-2222-2222-2222-222222222222}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Core.Tests", "tests\Core.Tests\Core.Tests.csproj", "{33333333-3333-3333-3333-333333333333}"
        EndProject
        Global
        	GlobalSection(NestedProjects) = preSolution
        		{22222222-2222-2222-2222-222222222222} = {11111111-1111-1111-1111-111111111111}
        	EndGlobalSection
        EndGlobal
        """;

    private const string Xml = """
        <Solution>
          <Folder Name="/src/">
            <Project Path="src/Core/Core.csproj" />
          </Folder>
          <Project Path="tests/Core.Tests/Core.Tests.csproj" DisplayName="Core.Tests" />
        </Solution>
        """;

    private readonly ScratchFolder scratch = new();

    private AbsolutePath Root => AbsolutePath.Create(scratch.Path);

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("All.sln", Text)]
    [InlineData("All.slnx", Xml)]
    public void Name_their_projects(string name, string content)
    {
        Solution solution = AbsolutePath.Create(scratch.Write(name, content)).ReadSolution();
        Assert.Equal("All", solution.Name);
        Assert.Equal(name, solution.FileName);
        Assert.Equal(Root, solution.Directory);
        Assert.Equal(Root / name, (AbsolutePath)solution);
        Assert.Equal(Root / name, (string)solution);
        Assert.Equal(Root / name, solution.ToString());
        Assert.Equal(["Core", "Core.Tests"], solution.AllProjects.Select(x => x.Name));
        Assert.Equal(["Core.Tests"], solution.Projects.Select(x => x.Name));
        Assert.Equal(["Core.Tests"], solution.GetAllProjects("*.Tests").Select(x => x.Name));
        Project project = solution.GetProject("Core")!;
        Assert.Equal(Root / "src" / "Core" / "Core.csproj", project.Path);
        Assert.Same(project, solution.GetProject(project.Path));
        Assert.Equal(Root / "src" / "Core", project.Directory);
        Assert.Equal("src/Core/Core.csproj", project.RelativePath.ToString());
        Assert.Equal(project.Path, (AbsolutePath)project);
        Assert.Equal(project.Path, (string)project);
        Assert.Equal(project.Path, project.ToString());
        Assert.Same(solution, project.Solution);
        Assert.Null(solution.GetProject("None"));
    }

    [Fact]
    public void Are_told_of_when_they_cannot_be_read()
    {
        Assert.Contains("does not exist", Error(Root / "None.sln"), StringComparison.Ordinal);
        Assert.Contains(
            "Broken.slnx:1:11",
            Error(scratch.Write("Broken.slnx", "<Solution>")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "without a path",
            Error(scratch.Write("Odd.slnx", "<Solution><Project /></Solution>")),
            StringComparison.Ordinal
        );

        static string Error(string path) =>
            Assert.Throws<ArgumentException>(() => AbsolutePath.Create(path).ReadSolution()).Message;
    }
}
