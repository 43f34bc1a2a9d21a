namespace Automation.Templating.Trying;

/// <summary>Chooses few projects in which every two answers meet.</summary>
public static class AnswerPairs
{
    /// <summary>Sets of answers such that each pair of answers to two questions is in one of them.</summary>
    /// <param name="questions">The questions, each with the answers that can be given.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Cover(
        IReadOnlyList<(string Name, IReadOnlyList<string> Answers)> questions
    )
    {
        HashSet<(int, string, int, string)> open = [.. Pairs(questions)];
        List<IReadOnlyDictionary<string, string>> sets = [];
        while (open.Count > 0)
        {
            // Each set begins with a pair that is still open, so every round closes one at least.
            (int first, string one, int second, string other) = open.Min();
            string?[] chosen = new string?[questions.Count];
            chosen[first] = one;
            chosen[second] = other;
            for (int i = 0; i < questions.Count; i++)
                chosen[i] ??= questions[i].Answers.MaxBy(x => Closed(open, chosen, i, x))!;
            for (int i = 0; i < questions.Count; i++)
            {
                for (int j = i + 1; j < questions.Count; j++)
                    open.Remove((i, chosen[i]!, j, chosen[j]!));
            }
            sets.Add(
                Enumerable
                    .Range(0, questions.Count)
                    .ToDictionary(x => questions[x].Name, x => chosen[x]!, StringComparer.Ordinal)
            );
        }
        return sets;
    }

    private static IEnumerable<(int, string, int, string)> Pairs(
        IReadOnlyList<(string Name, IReadOnlyList<string> Answers)> questions
    )
    {
        for (int i = 0; i < questions.Count; i++)
        {
            for (int j = i + 1; j < questions.Count; j++)
            {
                foreach (string one in questions[i].Answers)
                {
                    foreach (string other in questions[j].Answers)
                        yield return (i, one, j, other);
                }
            }
        }
    }

    /// <summary>How many open pairs an answer closes with those that are chosen.</summary>
    private static int Closed(HashSet<(int, string, int, string)> open, string?[] chosen, int at, string answer)
    {
        int count = 0;
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i] is { } other && open.Contains(i < at ? (i, other, at, answer) : (at, answer, i, other)))
                count++;
        }
        return count;
    }
}
