namespace Template.FizzBuzz;

/// <summary>The longest stretch of numbers around one number that share its sign and its count of digits.</summary>
internal readonly record struct DigitRun(bool IsNegative, int Digits, long Last)
{
    /// <summary>How many bytes each number of the run takes, sign included.</summary>
    public int NumberLength => Digits + (IsNegative ? 1 : 0);

    public static DigitRun Of(long number)
    {
        ulong magnitude = Magnitude(number);
        int digits = 1;
        ulong above = 10;
        while (digits < 20 && magnitude >= above)
        {
            digits++;
            above = digits < 20 ? above * 10 : ulong.MaxValue;
        }

        if (number < 0)
        {
            return new DigitRun(true, digits, digits == 1 ? -1 : -(long)PowerOfTen(digits - 1));
        }

        return new DigitRun(false, digits, digits == 19 ? long.MaxValue : (long)PowerOfTen(digits) - 1);
    }

    public static ulong Magnitude(long number) => number < 0 ? 0UL - (ulong)number : (ulong)number;

    public static ulong PowerOfTen(int exponent)
    {
        ulong power = 1;
        for (int digit = 0; digit < exponent; digit++)
        {
            power *= 10;
        }

        return power;
    }
}
