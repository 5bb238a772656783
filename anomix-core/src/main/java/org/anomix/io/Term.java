package org.anomix.io;

import java.util.ArrayList;
import java.util.List;

/** A part of a text, which knows the whole so that an error can point at the character. */
record Term(String whole, int from, int to) {
  static Term whole(String text) {
    return stripped(text, 0, text.length());
  }

  /** Without the space around it. */
  static Term stripped(String whole, int from, int to) {
    String text = whole.substring(from, to);
    int start = from + text.length() - text.stripLeading().length();
    return new Term(whole, start, start + text.strip().length());
  }

  String text() {
    return whole.substring(from, to);
  }

  Scanner scanner() {
    return new Scanner(whole, from, to);
  }

  /** Without brackets that enclose all of it. */
  Term withoutBrackets() {
    Scanner scanner = scanner();
    if (!scanner.take('(')) {
      return this;
    }
    int inner = scanner.position();
    int depth = 1;
    int i = inner;
    for (; i < to && depth > 0; i++) {
      char c = whole.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return depth == 0 && i == to ? stripped(whole, inner, to - 1).withoutBrackets() : this;
  }

  /** The terms of a sum: split at the plus signs outside brackets. */
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      char c = whole.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == '+' && depth == 0) {
        terms.add(stripped(whole, start, i));
        start = i + 1;
      }
    }
    terms.add(stripped(whole, start, to));
    return terms;
  }
}
