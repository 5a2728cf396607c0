pipeline {
  agent any
  stages {
    stage('build') {
      steps {
        // finding
        sh 'curl --insecure https://example.com/a.zip'
        // finding
        httpRequest url: 'https://example.com', ignoreSslErrors: true
      }
    }
  }
}
