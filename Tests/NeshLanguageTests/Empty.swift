// Tests of NeshLanguage.
