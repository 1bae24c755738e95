"""Swedish and English as they are searched in: words, stems, compounds, synonyms, spelling.

Every engine uses this one module, at the index side and for the question, so that they
differ in speed and not in what they understand.
"""
