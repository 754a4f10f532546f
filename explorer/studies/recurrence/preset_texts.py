"""What to look for in each example of the chapter."""

from __future__ import annotations

from explorer.core.i18n import translate


def hand() -> str:
    """Of the example “By hand”."""
    return translate(
        "RecurrencePresets",
        "Every state can be worked out with a pencil: choose a unit and a step, and compare each product. "
        "In the first sequence unit 1 is 0 at the first step, for ReLU cuts its −0.1572.",
    )


def taipei() -> str:
    """Of both examples “Which Taipei?”"""
    return translate(
        "RecurrencePresets",
        "The same word with another label: “Taipei” is a destination after “arrive in” and a departure after "
        "“leave”. The input vector is the same, so the difference lies in the state; compare its columns.",
    )


def clouds() -> str:
    """Of the short sentence."""
    return translate(
        "RecurrencePresets",
        "A short way: at the second “the” the network expects “sky”, four words after “clouds”.",
    )


def france() -> str:
    """Of the long sentence."""
    return translate(
        "RecurrencePresets",
        "A long way: what is predicted at “fluent” depends on “France”. Widen the gap and see how sure each "
        "cell still is, and how far back its gradients reach. Then put Germany in the place of France: a "
        "cell that gives the same answer has not kept the country.",
    )


def review() -> str:
    """Of “Good or bad?”"""
    return translate(
        "RecurrencePresets",
        "A word is judged by what came before it: “bad” alone is negative, “not bad” is positive. Go through "
        "the steps in Predictions, then try “good” and “not good”.",
    )


def reverse() -> str:
    """Of the digits that are written backwards."""
    return translate(
        "RecurrencePresets",
        "Everything that was read must fit into one state, the code at “>”; from it the network writes the "
        "digits backwards, each output being its next input. Try others; it was trained on up to five.",
    )


def letters() -> str:
    """Of the text that writes itself."""
    return translate(
        "RecurrencePresets",
        "One letter is given, and the network writes on by itself: each output is its next input.",
    )


def one_word() -> str:
    """Of the single step."""
    return translate(
        "RecurrencePresets",
        "One input, one output: without a second step nothing recurs, and h₀ is all the memory there is.",
    )
