"""How two facts relate, judged by nothing but themselves: pure functions of facts."""
