"""What a run says, for people and for programs: text, HTML, JSON, GitHub, JUnit, SARIF. Reviews in, text out."""
